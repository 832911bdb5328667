import { nodesOf } from '../../sql/nodes.ts';
import { listText } from '../facts/listText.ts';
import type { Rule } from '../rule.ts';

export const banDropSchema: Rule = {
  name: 'ban-drop-schema',
  summary: 'Dropping a schema takes everything in it, or fails when something is in it',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *DropStmt({ removeType, objects, behavior }, statement, script) {
        if (removeType !== 'OBJECT_SCHEMA') return;
        const { span } = statement;
        const old = nodesOf(objects, 'String')
          .map(({ sval }) => sval ?? '')
          .filter(
            (name) => script.schemaBefore(statement).schema(name)?.madeBy.path !== script.path,
          );
        if (old.length === 0) return;
        const names = listText(old);
        const takesAll = behavior === 'DROP_CASCADE';
        yield {
          span,
          message: takesAll
            ? `Every object in ${names} is dropped with it, and the rows of its tables are lost.`
            : `Clients that use what is in ${names} fail at once, and the statement fails as long as anything is in it.`,
          help: 'Drop the objects one by one, so that a reader sees what goes.',
        };
      },
    },
  },
};

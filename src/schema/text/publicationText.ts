import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { partsOf, type Writer } from './group.ts';
import { ownerText } from './ownership.ts';
import { remark } from './sqlWords.ts';

/** A publication; what it holds stands in remarks, since it may be made before its tables. */
export const publicationText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, PUBLICATION);
  if (!found) return [remark(`publication ${identity}: ${definition}`)];
  const { properties = '{}', owner = '', tables = '', schemas = '' } = found;
  const of: Readonly<Record<string, unknown>> = JSON.parse(properties);
  const all = of['puballtables'] === true ? ' FOR ALL TABLES' : '';
  return [
    `CREATE PUBLICATION ${identity}${all} WITH (${optionsOf(of)});`,
    ...(tables === '' ? [] : [remark(`tables: ${tables}`)]),
    ...(schemas === '' ? [] : [remark(`schemas: ${schemas}`)]),
    ...ownerText(owner, setting, `PUBLICATION ${identity}`),
    ...partsOf(group, 'comment').map(commentText),
  ];
};

function optionsOf(of: Readonly<Record<string, unknown>>): string {
  const published = EVENTS.filter((it) => of[`pub${it}`] === true);
  return [
    `publish = '${published.join(', ')}'`,
    ...(of['pubviaroot'] === true ? ['publish_via_partition_root = true'] : []),
    ...(of['pubgencols'] === 's' ? ['publish_generated_columns = stored'] : []),
  ].join(', ');
}

const EVENTS = ['insert', 'update', 'delete', 'truncate'];

const PUBLICATION =
  /^(?<properties>\{.*?\}) owner=(?<owner>.*) tables=(?<tables>[\s\S]*) schemas=(?<schemas>.*)$/;

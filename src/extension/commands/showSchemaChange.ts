import { askMigration } from '../ask/askMigration.ts';
import type { Command } from '../command.ts';
import { showComparison } from '../schema/showComparison.ts';

/** Shows what a migration changes: the schema before it on the left, and after it on the right. */
export const showSchemaChange: Command = async (services, subject) => {
  const asked = await askMigration(services, subject, 'Show Schema Change', ({ up }) => !!up);
  if (!asked) return undefined;
  const { views } = await services.model.outline();
  const view = views.find(({ config }) => config.path === asked.folder);
  if (!view) return undefined;
  const { version, description } = asked;
  const name = `${version} ${description}`.trimEnd();
  return await showComparison(services, view.config, {
    places: [
      { kind: 'before', version },
      { kind: 'after', version },
    ],
    title: `Schema change of ${name}`,
    same: `The migration ${name} changes nothing in the schema.`,
  });
};

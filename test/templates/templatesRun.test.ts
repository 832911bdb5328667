import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundOf } from './ground.ts';
import { type Place, usePlaces } from './places.ts';
import { type Scaffolded, shippedTemplates } from './shippedTemplates.ts';
import type { Stage } from './stage.ts';

const templates = await shippedTemplates();

for (const place of usePlaces()) {
  for (const { template, up, down } of templates) {
    test(`${place.name}: ${template.name}: down restores the schema, each may run twice`, () =>
      onGround(place, template.name, async (stage) => {
        const before = await stage.schema();
        await stage.run(up);
        const after = await stage.schema();
        if (template.name !== 'blank') assert.notDeepEqual(after, before);
        for (const [script, expected] of [
          [up, after],
          [down, before],
          [down, before],
          [up, after],
        ] as const) {
          await stage.run(script);
          assert.deepEqual(await stage.schema(), expected);
        }
      }));
  }

  test(`${place.name}: an enum value that a row holds is not taken away, and nothing changes`, () =>
    onGround(place, 'add_enum_value', async (stage) => {
      const { up, down } = scaffolded('add_enum_value');
      await stage.run(up);
      await stage.query(`UPDATE orders SET status = 'archived' WHERE id = 1`);
      const before = await stage.schema();
      await assert.rejects(
        stage.run(down),
        /invalid input value for enum order_status: "archived"/,
      );
      assert.deepEqual(await stage.schema(), before);
    }));

  test(`${place.name}: rows and defaults outlive the rebuilding of an enum type`, () =>
    onGround(place, 'add_enum_value', async (stage) => {
      const { up, down } = scaffolded('add_enum_value');
      await stage.run(up);
      await stage.run(down);
      await stage.query('INSERT INTO orders (id) VALUES (3)');
      const rows = await stage.query('SELECT status::text FROM orders ORDER BY id');
      assert.deepEqual(
        rows.map(({ status }) => status),
        ['shipped', 'new', 'new'],
      );
    }));

  test(`${place.name}: rows without a parent stop a foreign key, and nothing of it stays`, () =>
    onGround(place, 'add_foreign_key', async (stage) => {
      await stage.query('INSERT INTO orders VALUES (1, 7)');
      const before = await stage.schema();
      await assert.rejects(
        stage.run(scaffolded('add_foreign_key').up),
        /violates foreign key constraint "orders_customer_id_fkey"/,
      );
      assert.deepEqual(await stage.schema(), before);
    }));

  test(`${place.name}: an index made beforehand does not stop a foreign key`, () =>
    onGround(place, 'add_foreign_key', async (stage) => {
      await stage.run(scaffolded('create_index_concurrently').up);
      await stage.run(scaffolded('add_foreign_key').up);
    }));
}

function scaffolded(name: string): Scaffolded {
  const found = templates.find(({ template }) => template.name === name);
  assert.ok(found);
  return found;
}

async function onGround(
  place: Place,
  template: string,
  work: (stage: Stage) => Promise<void>,
): Promise<void> {
  await place.onEmpty(async (stage) => {
    await stage.run(groundOf(template));
    await work(stage);
  });
}

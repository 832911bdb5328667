/** What stands in the database before each template runs, as its default names expect. */
const GROUND: Readonly<Record<string, string>> = {
  add_column: 'CREATE TABLE orders (id bigint PRIMARY KEY)',
  add_foreign_key: `
    CREATE TABLE customers (id bigint PRIMARY KEY);
    CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);`,
  create_index_concurrently: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint)',
  add_enum_value: `
    CREATE TYPE order_status AS ENUM ('new', 'shipped', 'returned');
    CREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');
    CREATE TABLE "Old Orders" ("Status" order_status, status order_status);
    CREATE INDEX orders_status_idx ON orders (status);
    INSERT INTO orders VALUES (1, 'shipped'), (2, DEFAULT);`,
};

/** The SQL that makes the ground for a template; empty where it needs none. */
export function groundOf(template: string): string {
  return GROUND[template] ?? '';
}

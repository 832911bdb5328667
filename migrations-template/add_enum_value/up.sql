-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

-- The place in the list is what ORDER BY and < go by. The value can be used from the next
-- migration on: PostgreSQL refuses it in the transaction that adds it.
ALTER TYPE {{type:order_status}}
    ADD VALUE IF NOT EXISTS '{{value:archived}}' AFTER '{{neighbour:shipped}}';

-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

CREATE TABLE IF NOT EXISTS {{table:orders}} (
    id bigint GENERATED ALWAYS AS IDENTITY,
    {{column:name}} {{type:text}} NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT {{table:orders}}_pkey PRIMARY KEY (id)
);

COMMENT ON TABLE {{table:orders}} IS '{{meaning:What one row stands for}}';

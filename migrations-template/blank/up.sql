-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

{{sql:-- Write the change here, so that running it twice does no harm: IF NOT EXISTS, OR REPLACE.}}

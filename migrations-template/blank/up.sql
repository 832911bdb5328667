-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

{{change:-- Write the change here, so that running it twice does no harm: IF NOT EXISTS, OR REPLACE.}}

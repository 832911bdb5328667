-- case: before the first word
﻿CREATE TABLE orders (id bigint);
--^^^^^ a byte order mark
-- fixed
CREATE TABLE orders (id bigint);

-- case: before the directive, in a down script {down}
﻿-- no-transaction
--^
DROP INDEX CONCURRENTLY orders_idx;
-- fixed
-- no-transaction
DROP INDEX CONCURRENTLY orders_idx;

-- case: elsewhere
SELECT '﻿';

-- case: rows that pg_dump has written
COPY public.orders (id, "Note") FROM stdin;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ waits for rows
1	it's
2	\N
3	a\tb\\c\nd
\.

SELECT 1;
-- fixed
INSERT INTO public.orders (id, "Note") VALUES
    ('1', 'it''s'),
    ('2', NULL),
    ('3', E'a	b\\c\nd');

SELECT 1;

-- case: no rows, rows in another format, and rows of unequal length
COPY orders FROM STDIN;
--^^^^^^^^^^^^^^^^^^^^
SELECT 1;
COPY a FROM stdin WITH (FORMAT csv);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
1,2
\.
SELECT 2;
COPY b FROM stdin;
--^^^^^^^^^^^^^^^
1
1	2
\.

-- case: a plain script {plain}
COPY orders FROM stdin;
--^^^^^^^^^^^^^^^^^^^^

-- case: a file or a program of the server, and the other way
COPY orders FROM '/tmp/orders';
COPY orders FROM PROGRAM 'cat';
COPY orders TO stdout;

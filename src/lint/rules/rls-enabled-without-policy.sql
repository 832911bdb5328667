-- case: no policy, or one of another table
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^ "orders" has no policy
CREATE POLICY own ON customers USING (owner = current_user);

-- case: a policy of the table, whatever comes first
CREATE POLICY own ON public.orders USING (owner = current_user);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON customers USING (owner = current_user);
ALTER TABLE notes DISABLE ROW LEVEL SECURITY;

-- case: a policy that a DO block makes
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polname = 'own') THEN
        CREATE POLICY own ON orders USING (owner = current_user);
    END IF;
END
$$;

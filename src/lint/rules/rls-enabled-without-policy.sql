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

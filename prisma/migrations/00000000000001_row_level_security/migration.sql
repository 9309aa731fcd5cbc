-- Row level security: the second net under the shop-scoped client.
-- The app's connections take this role; it neither owns the tables nor bypasses their policies.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aftercare_app') THEN
    CREATE ROLE aftercare_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this cluster made it at the same moment
END $$;

DO $$ BEGIN EXECUTE format('GRANT aftercare_app TO %I', current_user); END $$;
GRANT USAGE ON SCHEMA public TO aftercare_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO aftercare_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO aftercare_app;

-- One transaction sees one shop: the one in app.shop_id, or, for the few sweeps that look across shops, '*'.
CREATE FUNCTION aftercare_scope_to_shop(table_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
  EXECUTE format(
    'CREATE POLICY one_shop ON %I USING ("shopId" = current_setting(''app.shop_id'', true) OR current_setting(''app.shop_id'', true) = ''*'')',
    table_name);
END $$;

package com.jupiteriq.store;

import java.util.List;

/// The catalogue queries of [IsolationCheck]. Each of the first two lists answers one sentence per
/// violation, about the role that asks.
final class IsolationQueries {

    private static final String TOO_STRONG = """
        select format('The role %I %s; run "alter role %1$I %3$s".', rolname, power, remedy)
        from pg_roles
        cross join lateral (values
            (rolsuper, 'is a superuser', 'nosuperuser'),
            (rolbypassrls, 'bypasses row security', 'nobypassrls'),
            (rolcreaterole, 'may create roles', 'nocreaterole')) as powers (present, power, remedy)
        where rolname = current_user and present
        """;

    private static final String MEMBER_OF = """
        select format('The role %I is a member of %I; run "revoke %2$I from %1$I".',
            current_user, roleid::regrole::text)
        from pg_auth_members
        where member = current_user::regrole
        """;

    private static final String OWNS = """
        select format('The role %I owns %s; give it to jupiter_owner.',
            current_user, pg_describe_object(classid, objid, 0))
        from pg_shdepend
        where refclassid = 'pg_authid'::regclass and refobjid = current_user::regrole and deptype = 'o'
          and dbid in (0, (select oid from pg_database where datname = current_database()))
        """;

    private static final String TENANT_TABLES = """
        with tenant_tables as (
            select relation.oid, relrowsecurity, relforcerowsecurity, relispartition
            from pg_class relation
            join pg_attribute on attrelid = relation.oid and attname = 'tenant_id' and not attisdropped
            join pg_namespace schema on schema.oid = relnamespace
            where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname <> 'information_schema'),
        rules as (
            select polrelid, polname, polpermissive,
                pg_get_expr(polqual, polrelid) as shown, pg_get_expr(polwithcheck, polrelid) as taken,
                current_user::regrole = any(polroles) as ours
            from pg_policy
            where current_user::regrole = any(polroles) or 0 = any(polroles))
        """;

    private static final String NOT_SECURED = TENANT_TABLES + """
        select format('The table %s has a tenant_id and %s; run "alter table %1$s %3$s".',
            oid::regclass, fault, remedy)
        from tenant_tables
        cross join lateral (values
            (relrowsecurity, 'no row security', 'enable row level security'),
            (relforcerowsecurity, 'lets its owner bypass row security', 'force row level security'))
            as faults (right_so, fault, remedy)
        where not right_so
        """;

    private static final String NO_POLICY = TENANT_TABLES + """
        select format('The table %s has no policy for %I that compares with app.tenant; create it again.',
            oid::regclass, current_user)
        from tenant_tables
        where not relispartition
          and not exists (
              select from rules
              where polrelid = oid and ours and coalesce(shown, taken) like '%app.tenant%')
        """;

    private static final String POLICY_WITHOUT_TENANT = TENANT_TABLES + """
        select format('The policy %I on %s opens it to %I without comparing with app.tenant; drop it.',
            polname, polrelid::regclass, current_user)
        from rules
        where polrelid in (select oid from tenant_tables) and polpermissive
          and (shown not like '%app.tenant%' or taken not like '%app.tenant%')
        """;

    private static final String PARTITION_RIGHTS = """
        select format('The role %I has rights on the partition %s; run "revoke all on %2$s from %1$I".',
            current_user, oid::regclass)
        from pg_class
        where relispartition and relkind in ('r', 'p')
          and (has_table_privilege(oid, 'select, insert, update, delete, truncate, references, trigger')
              or has_any_column_privilege(oid, 'select, insert, update, references'))
        """;

    private static final String VIEW_AROUND_POLICIES = """
        select format('The view %s shows %I its owner''s rows; run "alter view %1$s set (security_invoker)".',
            view.oid::regclass, current_user)
        from pg_class view
        join pg_namespace schema on schema.oid = relnamespace
        where relkind in ('v', 'm') and nspname !~ '^pg_' and nspname <> 'information_schema'
          and has_table_privilege(view.oid, 'select')
          and not exists (select from pg_depend where objid = view.oid and deptype = 'e')
          and not coalesce((
              select option_value::boolean
              from pg_options_to_table(reloptions)
              where option_name = 'security_invoker'), false)
        """;

    private static final String FUNCTION_AROUND_POLICIES = """
        select format('The function %s lets %I act as %I, whom no policy binds; give it to jupiter_search.',
            procedure.oid::regprocedure, current_user, rolname)
        from pg_proc procedure
        join pg_roles on pg_roles.oid = proowner
        where prosecdef and (rolsuper or rolbypassrls) and has_function_privilege(procedure.oid, 'execute')
        """;

    static final List<String> OF_EVERY_LOGIN = List.of(TOO_STRONG, MEMBER_OF, OWNS, PARTITION_RIGHTS);

    static final List<String> AS_APP = List.of(NOT_SECURED, NO_POLICY, POLICY_WITHOUT_TENANT,
        VIEW_AROUND_POLICIES, FUNCTION_AROUND_POLICIES);

    static final String OPEN_TO_THE_WORKER = """
        select distinct polrelid::regclass::text
        from pg_policy
        where current_user::regrole = any(polroles) and polpermissive
          and (pg_get_expr(polqual, polrelid) = 'true' or pg_get_expr(polwithcheck, polrelid) = 'true')
        """;

    static final String IS_PARTITION = """
        select
        from pg_inherits
        where inhparent = to_regclass(?) and inhrelid = to_regclass(?)
        """;

    private IsolationQueries() {
    }
}

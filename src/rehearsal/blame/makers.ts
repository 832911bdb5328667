/** Which statements make an object of a kind: by themselves, or along with something else. */
export interface Makers {
  readonly direct: RegExp;
  readonly indirect?: RegExp;
}

/** By the kinds of the catalogue; of what is not here, whatever begins with CREATE. */
export const MAKERS: Readonly<Record<string, Makers>> = {
  table: { direct: /^(CreateStmt|CreateTableAsStmt|CreateForeignTableStmt|SelectStmt)/ },
  view: { direct: /^(ViewStmt|CreateTableAsStmt)/ },
  sequence: { direct: /^CreateSeqStmt/, indirect: /^CreateStmt|AT_AddColumn|AT_AddIdentity/ },
  column: { direct: /AT_AddColumn/, indirect: /^(CreateStmt|CreateTableAsStmt|ViewStmt)/ },
  constraint: {
    direct: /AT_AddConstraint/,
    indirect: /^(CreateStmt|CreateDomainStmt|AlterDomainStmt)|AT_AddColumn/,
  },
  index: {
    direct: /^IndexStmt/,
    indirect: /^CreateStmt|AT_AddConstraint|AT_AddIndex|AT_AddColumn/,
  },
  trigger: { direct: /^CreateTrigStmt/ },
  rule: { direct: /^RuleStmt/ },
  policy: { direct: /^CreatePolicyStmt/ },
  statistics: { direct: /^CreateStatsStmt/ },
  function: { direct: /^CreateFunctionStmt/ },
  type: {
    direct: /^(CompositeTypeStmt|CreateEnumStmt|CreateRangeStmt|CreateDomainStmt|DefineStmt)/,
  },
  comment: { direct: /^CommentStmt/ },
  'shared comment': { direct: /^CommentStmt/ },
  'default privileges': { direct: /^AlterDefaultPrivilegesStmt/ },
  role: { direct: /^CreateRoleStmt/, indirect: /^GrantRoleStmt/ },
  settings: { direct: /^Alter(Role|Database)SetStmt/ },
  cast: { direct: /^CreateCastStmt/ },
};

import type { AlterTableType } from '@pgsql/types';
import type { Nodes, NodeTag } from '../sql/nodes.ts';
import type { Statement } from '../sql/parser.ts';
import type { Complaint } from './complaint.ts';
import type { LintIgnore } from './ignore/lintIgnore.ts';
import type { Severity } from './severity.ts';
import type { LintFolder, LintMigration, LintScript } from './subject.ts';

/** What a rule guards. */
export type Category =
  | 'correctness'
  | 'reversibility'
  | 'locks'
  | 'data loss'
  | 'idempotency'
  | 'types'
  | 'style';

/**
 * Which rules are on. `recommended` is what nearly everyone wants; `strict` has those, too, and all
 * a careful team may want. A rule that is `opt-in` must be named: it asks for a habit of one team.
 */
export type RulePreset = 'recommended' | 'strict' | 'opt-in';

/** One check. A pure function of the text, its neighbours and the options; it never throws (`findingsBy` tells if it does). */
export interface Rule {
  /** Squawk's name where Squawk has the rule. */
  readonly name: string;
  /** One sentence without a full stop, the first line of the rule's page. */
  readonly summary: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly preset: RulePreset;
  /** Other names it answers to: Squawk's, where one rule of ours says what several of theirs say. */
  readonly aliases?: readonly string[];
  /** True when at least some of its complaints come with a fix. */
  readonly isFixable?: boolean;
  /** True for destruction and locks: quiet in a down script, unless `strict` is asked for. */
  readonly isQuietInDown?: boolean;
  /** Rules that say the same thing better: where one of them speaks of the statement, this is quiet. */
  readonly yieldsTo?: readonly string[];
  /** True when the parser's error behind what it speaks of is no other one. */
  readonly explainsSyntaxErrors?: boolean;
  /** True for a rule of statements that is to see those inside of DO blocks, too (`Statement.inDo`). */
  readonly looksIntoDo?: boolean;
  /**
   * True when what it finds comes and goes without a change of the files, by the ledger, git or the
   * day: a comment that ignores it is never in vain.
   */
  readonly isPassing?: boolean;
  readonly check: Check;
}

/** What a rule looks at. */
export type Check =
  | {
      readonly each: 'statement';
      readonly visit: Visits;
      /** Of ALTER TABLE, only those with one of these commands are visited: most rules look for one. */
      readonly commands?: readonly AlterTableType[];
    }
  | { readonly each: 'script'; look(script: LintScript): Iterable<Complaint> }
  /** It speaks of the migration's own files. */
  | { readonly each: 'migration'; look(migration: LintMigration): Iterable<Complaint> }
  | { readonly each: 'folder'; look(folder: LintFolder): Iterable<Complaint> }
  /** A comment that ignores rules, when all that it could have silenced is known. */
  | { readonly each: 'ignore'; look(ignore: LintIgnore): Iterable<Complaint> };

/** What to do with a statement, by the tag of its parse node; other statements are not visited. */
export type Visits = { readonly [Tag in NodeTag]?: Visit<Tag> };

export type Visit<Tag extends NodeTag> = (
  node: Nodes[Tag],
  statement: Statement,
  script: LintScript,
) => Iterable<Complaint>;

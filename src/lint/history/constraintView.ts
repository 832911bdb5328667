import type { Origin } from './origin.ts';
import type { ConstraintRecord } from './records.ts';
import type { Constraint, QualifiedName } from './relations.ts';

/** A constraint for the rules to read, with the names that its columns and its target have now. */
export class ConstraintView implements Constraint {
  readonly name: string;
  readonly origin: Origin;
  readonly madeBy: Origin;
  readonly kind: Constraint['kind'];
  readonly isNamed: boolean;
  readonly columns: readonly string[];
  readonly isValidated: boolean;
  readonly isEnforced: boolean;
  readonly references: QualifiedName | undefined;
  readonly node: Constraint['node'];
  readonly #text: () => string;

  constructor(
    record: ConstraintRecord,
    columns: readonly string[],
    references: QualifiedName | undefined,
  ) {
    this.name = record.name;
    this.origin = record.origin;
    this.madeBy = record.madeBy;
    this.kind = record.kind;
    this.isNamed = record.isNamed;
    this.columns = columns;
    this.isValidated = record.isValidated;
    this.isEnforced = record.isEnforced;
    this.references = references;
    this.node = record.node;
    this.#text = record.text;
  }

  get text(): string {
    return this.#text();
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerAnswer, LedgerQuestion } from '../../src/extension/ledger/ledgerAnswer.ts';
import { LedgerAnswers } from '../../src/extension/ledger/ledgerAnswers.ts';
import { ledgerOf } from '../support/migrations.ts';
import { LOCAL, STAGING } from '../view/builders.ts';

const here = questionOf(LOCAL);
const there = questionOf(STAGING);
const reason = { message: '', advice: '' };
const old: LedgerAnswer = { kind: 'unreachable', reason };
const found: LedgerAnswer = { kind: 'found', ledger: ledgerOf() };

test("a refresh of one ledger waits for no other's database", async () => {
  const { answers, reply } = asked();
  const waiting = answers.refresh(there);
  const done = answers.refresh(here);
  await reply(LOCAL.name, found);
  await done;
  assert.equal(answers.of(here.group), found);
  assert.equal(answers.of(there.group), undefined);
  await reply(STAGING.name, old);
  await waiting;
  assert.equal(answers.of(there.group), old);
});

test('of two readings that overlap, the one that began last counts', async () => {
  const { answers, reply } = asked();
  const [first, second] = [answers.read(here), answers.read(here)];
  await reply(LOCAL.name, found, 1);
  await second;
  await reply(LOCAL.name, old, 0);
  await first;
  assert.equal(answers.of(here.group), found);
});

test('a reading that was cancelled leaves what was known', async () => {
  const { answers, reply } = asked();
  const known = answers.read(here);
  await reply(LOCAL.name, found);
  await known;
  const cancelled = answers.read(here);
  await reply(LOCAL.name, { kind: 'cancelled', reason });
  await cancelled;
  assert.equal(answers.of(here.group), found);
});

test('a folder that gets another target knows nothing of the old one', async () => {
  const { answers, reply } = asked();
  const known = answers.read(here);
  await reply(LOCAL.name, found);
  await known;
  answers.keep([there]);
  assert.equal(answers.of(here.group), undefined);
});

/** Answers whose databases reply when they are told to; several who wait are told by their number. */
function asked() {
  const waiting = new Map<string, ((answer: LedgerAnswer) => void)[]>();
  const ask = ({ group }: LedgerQuestion) =>
    new Promise<LedgerAnswer>((resolve) => {
      waiting.set(group.target.name, [...(waiting.get(group.target.name) ?? []), resolve]);
    });
  const reply = async (name: string, answer: LedgerAnswer, index = 0) => {
    while (waiting.get(name)?.[index] === undefined) await Promise.resolve();
    const resolve = waiting.get(name)?.[index];
    if (index === 0) waiting.delete(name);
    resolve?.(answer);
  };
  return { answers: new LedgerAnswers(ask, () => undefined), reply };
}

function questionOf(target: LedgerQuestion['group']['target']): LedgerQuestion {
  const group = { target, ledgerName: '_sqlx_migrations', createSchemas: [], folders: [] };
  return { group: { ...group, outOfOrder: 'warn' }, disks: [] };
}

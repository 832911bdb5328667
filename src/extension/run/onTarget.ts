import type { Session } from '../../database/session.ts';
import { timeoutsOf } from '../../engine/lock/timeouts.ts';
import type { LockOptions } from '../../engine/lock/underLock.ts';
import type { EngineEvent } from '../../engine/run/report.ts';
import { eventText } from '../../view/report/eventText.ts';
import type { Scope } from '../ask/askScope.ts';
import type { Services } from '../services.ts';
import { newsFilter } from './newsFilter.ts';
import type { RunContext } from './runner.ts';

/** What writes to a database; the options carry Cancel, the longest waits and where the work is told. */
export type Writing<Result> = (session: Session, options: LockOptions) => Promise<Result>;

/**
 * Connects to a scope's database and writes there, with progress in the view. The built-in database
 * has one session, so nothing else reads it meanwhile.
 */
export async function onTarget<Result>(
  services: Services,
  scope: Scope,
  context: RunContext,
  write: Writing<Result>,
): Promise<Result> {
  const { target } = scope;
  const { signal } = context;
  const options = optionsOf(services, scope, context);
  const connected = () =>
    services.databases.use(target, (session) => write(session, options), signal);
  const run = () => context.during(`connecting · ${target.name}`, connected);
  return target.kind === 'built-in' ? await services.model.hold(run) : await run();
}

function optionsOf(
  { log, databases }: Services,
  { ledger, target }: Scope,
  { signal, tell }: RunContext,
): LockOptions {
  const isNews = newsFilter();
  const onEvent = (event: EngineEvent) => {
    if (isNews(event)) log.info(eventText(event));
    if (event.kind !== 'notice') tell(`${eventText(event)} · ${target.name}`);
  };
  const observe = (): Promise<Session> => databases.open(target);
  return {
    ...{ ...lockWaitOf(ledger), ...timeoutsOf(target), signal, onEvent },
    // The built-in database has one session at a time: who looks would wait for what it looks at.
    ...(target.kind === 'server' && { observe }),
  };
}

/** Where folders of several roots share a ledger, the shortest wait counts. */
function lockWaitOf({ group }: Scope['ledger']): Pick<LockOptions, 'lockWait'> {
  const seconds = group.folders.map(({ settings }) => settings.lockWait).filter((it) => it > 0);
  return seconds.length === 0 ? {} : { lockWait: Math.min(...seconds) * 1000 };
}

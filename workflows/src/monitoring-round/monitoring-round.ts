import { businessNow, isoInstant } from '@oln/calendar';
import {
  MONITORING_ROUND,
  type MonitoringRoundInput,
  type MonitoringRoundKind,
  type MonitoringTurn,
  type MonitoringTurnDone,
} from '@oln/contracts/processes';
import { readable } from '@oln/crypto/readable';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { continueAsNew, proxyActivities, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';

const LABELS: Readonly<Record<MonitoringRoundKind, string>> = {
  snapshots: 'Cifras de los trimestres terminados',
  alarms: 'Alarmas de gestión',
};
/** After so many turns the run goes on as a new one. */
const TURNS = 200;

const LINE = defineSearchAttributeKey('OlnLine', SearchAttributeType.KEYWORD);
const STAGE = defineSearchAttributeKey('OlnStage', SearchAttributeType.KEYWORD);

/** What a run hands on to the next one. */
interface Carried {
  after: string;
  done: number;
}

/**
 * Process §9: started by a Temporal Schedule, it asks reporting to go on until nothing is left, and ends. What is to be done the
 * service knows, whatever was missed or is done twice; what comes of it has processes of its own. Gives how much was new.
 */
export async function monitoringRound(input: MonitoringRoundInput & { carried?: Carried }): Promise<number> {
  const { round, clock, carried } = input;
  upsertSearchAttributes([
    { key: LINE, value: 'monitoring-round' },
    { key: STAGE, value: round },
  ]);
  setCurrentDetails(readable(LABELS[round]));
  let done = carried?.done ?? 0;
  let after = carried?.after;
  for (let turns = 0; turns < TURNS; turns += 1) {
    const asOf = isoInstant(businessNow(clock, Date.now()));
    const turn = await ask({ round, after, asOf });
    done += turn.done;
    if (turn.next === undefined) return done;
    after = turn.next;
  }
  return continueAsNew<typeof monitoringRound>({ round, clock, carried: { after: after!, done } });
}

/** It is asked until it answers, however long it is away. */
function ask(turn: MonitoringTurn): Promise<MonitoringTurnDone> {
  const activities = proxyActivities<Record<string, (turn: MonitoringTurn) => Promise<MonitoringTurnDone>>>({
    taskQueue: MONITORING_ROUND.owner,
    startToCloseTimeout: '5m',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
  });
  const activity = activities[MONITORING_ROUND.activity] as unknown as WithOptions;
  return activity.executeWithOptions({ summary: readable(LABELS[turn.round]) }, [turn]);
}

interface WithOptions {
  executeWithOptions(options: { summary: string }, args: [MonitoringTurn]): Promise<MonitoringTurnDone>;
}

import { daysBetween, localDate } from '@oln/calendar';
import { outcomeLabel, processLabel, stageLabel } from '@oln/contracts/process-labels';
import type { DueDateView, TimelineEntryDto } from '@oln/service-kit';
import { clockWords } from '../words/clock-words.js';
import { localDay, localMoment, type Language } from '../words/local-time.js';
import { placeOf } from '../words/record-paths.js';
import { temporalPath } from './explain.js';
import { EXPLAIN_WORDS, type ExplainWords } from './explain-words.js';
import type { Explanation } from './explain.service.js';

const WIDTH = 16;

/** One page of plain text on a process: where it stands, what it waits for, and what happens if nobody acts. */
export function explainPage(found: Explanation, asOf: Date, language: Language): string {
  const words = EXPLAIN_WORDS[language];
  const lines = [
    `${processLabel(found.process)[language]} · ${found.workflowId} · ${words.commune} ${found.commune}`,
    '',
    ...standingLines(found, asOf, language),
    ...found.clocks.flatMap((clock, index) => clockLines(clock, index, asOf, language)),
    ...(found.clocks.length === 0 ? [row(words.waitsFor, words.waitsForNothing(found.standing.ended))] : []),
    ...processLines(found, words, language),
    ...(found.peopleWithheld ? [row(words.steps, words.withheld)] : []),
    ...found.steps.map((step, index) => row(index === 0 ? words.steps : '', stepText(step, found.process, language))),
    row(words.seeIt, temporalPath(found.workflowId)),
    ...(placeOf(found.process, found.recordId) ? [row('', placeOf(found.process, found.recordId)!.path)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const row = (name: string, text: string): string => `${(name ? `${name}:` : '').padEnd(WIDTH)}  ${text}`.trimEnd();

function standingLines({ process, standing, peopleWithheld }: Explanation, asOf: Date, language: Language): string[] {
  const words = EXPLAIN_WORDS[language];
  const { stage, since, outcome, ended, personInCharge, pause, reason, priority } = standing;
  const days = daysBetween(localDate(since), localDate(asOf.getTime()));
  const where = `${stageLabel(process, stage)[language]} · ${words.since} ${localMoment(since, language)} (${words.days(days)})`;
  return [
    row(words.standsAt, where),
    ...(outcome ? [row(words.outcome, outcomeLabel(process, outcome)[language])] : []),
    ...(reason ? [row(words.reason, reason)] : []),
    ...(priority && !ended ? [row(words.priority, words.grades[priority])] : []),
    row(words.inCharge, peopleWithheld ? words.withheld : (personInCharge ?? words.nobody)),
    ...(pause
      ? [row(words.paused, `${localDay(pause.since, language)} → ${localDay(pause.until, language)} (${pause.reason})`)]
      : []),
  ];
}

function clockLines(clock: DueDateView, index: number, asOf: Date, language: Language): string[] {
  const words = EXPLAIN_WORDS[language];
  const { labels, why, otherwise, next, daysLeft } = clockWords(clock, asOf, language);
  const late = clock.overdue ? `${words.overdue} · ` : '';
  const facts = [why.sentence, next?.sentence ?? words.allTold, otherwise && `${words.otherwise}: ${otherwise}`];
  return [
    row(
      index === 0 ? words.waitsFor : '',
      `${late}${labels.rule} · ${words.due} ${localMoment(clock.due, language)} (${words.left(daysLeft)})`,
    ),
    ...facts.filter((fact) => fact).map((fact) => row('', `  ${fact}`)),
  ];
}

function processLines(
  { look, agreement, onTheWay, standing }: Explanation,
  words: ExplainWords,
  language: Language,
): string[] {
  const runs =
    look?.status === 'none' || !look ? undefined : words.run(look.status, look.runs ?? 1, look.historyLength ?? 0);
  const began = look?.startedAt ? ` · ${words.since} ${localMoment(look.startedAt, language)}` : '';
  const retries = (look?.retries ?? []).filter(({ attempt }) => attempt > 1);
  return [
    row(words.process, words.agreement[agreement]),
    ...(runs ? [row('', `${runs}${began}`)] : []),
    ...(onTheWay.count > 0 ? [row('', words.onTheWay(onTheWay.count, onTheWay.attempts))] : []),
    ...retries.map(({ activity, attempt, failure }) => row('', words.retry(activity, attempt, failure))),
    ...(standing.revived > 0 ? [row('', words.revived(standing.revived))] : []),
  ];
}

/** `02-03-2026 10:00  gestora-1  case.moved  invitation → diagnosis`. */
function stepText({ type, at, actor, facts }: TimelineEntryDto, process: string, language: Language): string {
  const name = type.replace(/^oln\.[a-z]+\./, '').replace(/\.v\d+$/, '');
  const { from, to, outcome, rule, code, reason } = facts as Record<string, string | undefined>;
  const isStage = (text?: string): text is string => typeof text === 'string';
  const moved =
    isStage(from) && isStage(to)
      ? `${stageLabel(process, from)[language]} → ${stageLabel(process, to)[language]}`
      : undefined;
  const ended = isStage(outcome) ? outcomeLabel(process, outcome)[language] : undefined;
  const said = [moved, ended, code, rule, reason].filter((text) => text !== undefined);
  return [localMoment(at, language), actor, name, ...said].join('  ');
}

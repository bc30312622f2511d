import { useMemo } from 'react';
import type { View } from '../url/view.js';
import { localDayOf } from './alarm.js';
import type { Figures } from './figure.js';
import type { Indicator } from './indicator.js';
import type { Lag } from './lag.js';
import { questionsOf, targetsQuestion, todayQuestion, type Questions } from './questions.js';
import type { Scope } from './scope.js';
import type { TargetStandings } from './target.js';
import { both, useAnswer, useAnswers, type Answer } from './use-answer.js';
import type { Viewer } from './viewer.js';

export interface DashboardAnswers {
  questions: Questions;
  totals: Answer<Figures>;
  months: Answer<Figures>;
  codes: Answer<Figures>;
  lines: Answer<Figures | undefined>;
  communes: Answer<Figures | undefined>;
  people: Answer<Figures | undefined>;
  targets: Answer<TargetStandings | undefined>;
  lag: Answer<Lag | undefined>;
  indicators: Answer<Indicator[] | undefined>;
  /** The day that it is; until the house has said it, as this browser has it. */
  today: string;
  /** Who looks is not signed in any more. */
  isSignedOut: boolean;
}

/** Everything that the page asks, each question once. */
export function useDashboard(
  view: View,
  scope: Extract<Scope, { communes: readonly string[] }>,
  viewer: Viewer,
): DashboardAnswers {
  const questions = useMemo(() => questionsOf(view, scope, viewer), [view, scope, viewer]);
  const totals = useFigures(questions.totalsOfFamilies, questions.totalsOfOffice);
  const countedOn = totals.state === 'there' ? dayOf(totals.value) : undefined;
  const said = useAnswer<TargetStandings>(countedOn && targetsQuestion(view, scope, viewer, countedOn));
  const now = useAnswer<Figures>(view.asOf ? todayQuestion(viewer) : undefined);
  const all = {
    totals,
    months: useFigures(questions.monthsOfFamilies, questions.monthsOfOffice),
    codes: useFigures(questions.codesOfFamilies, questions.codesOfOffice),
    lines: useAnswer<Figures>(questions.lines),
    communes: useAnswer<Figures>(questions.communes),
    people: useAnswer<Figures>(questions.people),
    targets: both(totals, said, (_, standings) => standings),
    lag: useAnswer<Lag>(questions.lag),
    indicators: useAnswer<Indicator[]>(questions.indicators),
  };
  const today = view.asOf ? asOfIn(now) : asOfIn(totals);
  return {
    ...all,
    questions,
    today: today ?? localDayOf(new Date().toISOString()),
    isSignedOut: Object.values(all).some((answer) => answer.state === 'failed' && answer.problem.status === 401),
  };
}

const dayOf = ({ to, asOf }: Figures): string => (to < asOf ? to : asOf);

const asOfIn = (answer: Answer<Figures | undefined>): string | undefined =>
  answer.state === 'there' ? answer.value?.asOf : undefined;

/** Two calls as one answer, where figures with and without a line of action are asked for apart. */
function useFigures(one: string, other: string | undefined): Answer<Figures> {
  const answer = useAnswers<Figures>(other ? [one, other] : [one]);
  return useMemo(() => {
    if (answer.state !== 'there') return answer;
    const [first] = answer.value;
    return { state: 'there', value: { ...first!, items: answer.value.flatMap(({ items }) => items) } };
    // An answer is the same object for as long as nothing has come in.
  }, [answer]);
}

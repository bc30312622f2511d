import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { Answers, type Problem, type Told } from './answers.js';

/** What is known of an answer. `slow`: it takes longer than people expect. */
export type Answer<Value> =
  | { state: 'waiting' | 'slow' }
  | { state: 'failed'; problem: Problem; retry: () => void }
  | { state: 'there'; value: Value };

const SLOW_MS = 4_000;

export const AnswersContext = createContext<Answers>(new Answers('es'));

/** Asks, and asks anew when the question changes. Several questions are one answer, in their order. */
export function useAnswers<Value>(urls: readonly string[]): Answer<Value[]> {
  const answers = useContext(AnswersContext);
  const [round, setRound] = useState(0);
  const key = urls.join(' ');
  const asked = `${key} ${round}`;
  const [known, setKnown] = useState<{ asked: string; from: Answers; told?: Told<Value>[]; slow?: boolean }>();
  useEffect(() => {
    let isWanted = true;
    const tell = (more: { told?: Told<Value>[]; slow?: boolean }): void => {
      if (isWanted) setKnown({ asked, from: answers, ...more });
    };
    const timer = setTimeout(() => tell({ slow: true }), SLOW_MS);
    const all = key === '' ? [] : key.split(' ').map((url) => answers.get<Value>(url));
    void Promise.all(all).then((told) => {
      clearTimeout(timer);
      tell({ told });
    });
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [answers, key, asked]);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  if (known?.asked !== asked || known.from !== answers || !known.told)
    return { state: known?.asked === asked && known.slow ? 'slow' : 'waiting' };
  const failed = known.told.find((told) => 'problem' in told);
  if (failed && 'problem' in failed) return { state: 'failed', problem: failed.problem, retry };
  return { state: 'there', value: known.told.flatMap((told) => ('value' in told ? [told.value] : [])) };
}

/** One question; an optional one that is not asked is there, without a value. */
export function useAnswer<Value>(url: string | undefined): Answer<Value | undefined> {
  const answer = useAnswers<Value>(url ? [url] : []);
  return answer.state === 'there' ? { state: 'there', value: answer.value[0] } : answer;
}

/** Two answers as one, once both are there. */
export function both<One, Other, Value>(
  one: Answer<One>,
  other: Answer<Other>,
  join: (one: One, other: Other) => Value,
): Answer<Value> {
  if (one.state === 'failed') return one;
  if (other.state === 'failed') return other;
  if (one.state === 'there' && other.state === 'there') return { state: 'there', value: join(one.value, other.value) };
  return { state: one.state === 'slow' || other.state === 'slow' ? 'slow' : 'waiting' };
}

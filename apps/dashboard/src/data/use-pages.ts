import { useContext, useEffect, useRef, useState } from 'react';
import type { Problem } from './answers.js';
import { AnswersContext, type Answer } from './use-answer.js';

/** What has come of a list that is answered page by page. */
export interface Pages<Item> {
  items: readonly Item[];
  isLoading: boolean;
  /** Asks for the next page; undefined where there is none. */
  more?: () => void;
}

interface Found<Item> {
  /** Its first page. */
  question: string;
  items: readonly Item[];
  next?: string;
}

/** A list, its first page asked at once. `questionOf` gives the page behind a cursor. */
export function usePages<Item>(questionOf: (cursor?: string) => string): Answer<Pages<Item>> {
  const answers = useContext(AnswersContext);
  const [found, setFound] = useState<Found<Item>>();
  const [state, setState] = useState<'waiting' | 'there' | Problem>('waiting');
  const asked = useRef(0);
  const question = questionOf();
  const load = async (url: string, before: readonly Item[]): Promise<void> => {
    // Who asked for something else meanwhile does not want this any more.
    const own = ++asked.current;
    setState('waiting');
    const told = await answers.get<{ items: Item[]; next?: string }>(url);
    if (own !== asked.current) return;
    if ('problem' in told) return setState(told.problem);
    setFound({ question, items: [...before, ...told.value.items], next: told.value.next });
    setState('there');
  };
  // The question alone decides what is loaded.
  useEffect(() => {
    void load(question, []);
    return () => void asked.current++;
  }, [answers, question]);
  if (typeof state === 'object') return { state: 'failed', problem: state, retry: () => void load(question, []) };
  if (found?.question !== question) return { state: 'waiting' };
  const { items, next } = found;
  const more = next ? () => void load(questionOf(next), items) : undefined;
  return { state: 'there', value: { items, isLoading: state === 'waiting', more } };
}

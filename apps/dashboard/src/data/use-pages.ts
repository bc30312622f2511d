import { useContext, useEffect, useState } from 'react';
import type { Problem } from './answers.js';
import { AnswersContext, type Answer } from './use-answer.js';

/** What has come of a list that is answered page by page. */
export interface Pages<Item> {
  items: readonly Item[];
  isLoading: boolean;
  /** Asks for the next page; undefined where there is none. */
  more?: () => void;
}

/** A list, its first page asked at once. `questionOf` gives the page behind a cursor. */
export function usePages<Item>(questionOf: (cursor?: string) => string): Answer<Pages<Item>> {
  const answers = useContext(AnswersContext);
  const [items, setItems] = useState<readonly Item[]>([]);
  const [next, setNext] = useState<string>();
  const [state, setState] = useState<'waiting' | 'there' | Problem>('waiting');
  const first = questionOf();
  const load = async (url: string, before: readonly Item[], isWanted: () => boolean): Promise<void> => {
    setState('waiting');
    const told = await answers.get<{ items: Item[]; next?: string }>(url);
    if (!isWanted()) return;
    if ('problem' in told) return setState(told.problem);
    setItems([...before, ...told.value.items]);
    setNext(told.value.next);
    setState('there');
  };
  // The question alone decides what is loaded.
  useEffect(() => {
    let isWanted = true;
    setItems([]);
    void load(first, [], () => isWanted);
    return () => void (isWanted = false);
  }, [answers, first]);
  if (typeof state === 'object')
    return { state: 'failed', problem: state, retry: () => void load(first, [], () => true) };
  if (items.length === 0 && state === 'waiting') return { state: 'waiting' };
  const more = next ? () => void load(questionOf(next), items, () => true) : undefined;
  return { state: 'there', value: { items, isLoading: state === 'waiting', more } };
}

import { useContext, useEffect, useRef, useState } from 'react';
import type { Problem } from '../data/answers.js';
import { recordsQuestion } from '../data/questions.js';
import { AnswersContext } from '../data/use-answer.js';
import { useLook } from '../url/use-view.js';
import { useWords, type Say } from '../words/use-words.js';
import type { CodesOf } from '../words/codes.js';
import { useSeen } from './seen.js';
import { Trouble, Waiting } from './trouble.js';

/** A record behind a figure (`IndicatorRecordDto` of the service of reporting): no name. */
interface RecordSeen {
  kind: string;
  record: string;
  line: string;
  code: string;
  on: string;
}

interface Page {
  items: RecordSeen[];
  next?: string;
}

/** The records that a figure counts, over the page; it is a view of its own, so going back closes it. */
export function Records({ indicator, commune }: { indicator: string; commune: string }) {
  const say = useWords();
  const { go } = useLook();
  const { indicators } = useSeen();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  const close = (): void => go({ records: undefined, code: undefined });
  const onCancel = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    close();
  };
  return (
    <dialog ref={dialog} className="records" aria-labelledby="records-title" onCancel={onCancel}>
      <h2 id="records-title">{say.text('records')}</h2>
      <p className="lead">{indicators.get(indicator)?.name[say.language] ?? indicator}</p>
      <p className="note">{say.text('recordsLead')}</p>
      <RecordList indicator={indicator} commune={commune} />
      <p>
        <button type="button" onClick={close}>
          {say.text('close')}
        </button>
      </p>
    </dialog>
  );
}

function RecordList({ indicator, commune }: { indicator: string; commune: string }) {
  const say = useWords();
  const { view } = useLook();
  const answers = useContext(AnswersContext);
  const [items, setItems] = useState<RecordSeen[]>([]);
  const [next, setNext] = useState<string>();
  const [state, setState] = useState<'waiting' | 'there' | Problem>('waiting');
  const first = recordsQuestion(view, commune);
  const load = (url: string, before: readonly RecordSeen[]): void => {
    setState('waiting');
    void answers.get<Page>(url).then((told) => {
      if ('problem' in told) return setState(told.problem);
      setItems([...before, ...told.value.items]);
      setNext(told.value.next);
      setState('there');
    });
  };
  // The question alone decides what is loaded.
  useEffect(() => load(first, []), [first]);
  if (typeof state === 'object') return <Trouble problem={state} retry={() => load(first, [])} />;
  if (items.length === 0)
    return state === 'waiting' ? <Waiting isSlow={false} /> : <p className="empty">{say.text('recordsNone')}</p>;
  return (
    <>
      <RecordTable items={items} indicator={indicator} />
      {state === 'waiting' ? <Waiting isSlow={false} /> : null}
      {next ? (
        <p>
          <button type="button" onClick={() => load(recordsQuestion(view, commune, next), items)}>
            {say.text('recordsMore')}
          </button>
        </p>
      ) : null}
    </>
  );
}

function RecordTable({ items, indicator }: { items: readonly RecordSeen[]; indicator: string }) {
  const say = useWords();
  return (
    <div className="scrolls" role="region" aria-label={say.text('records')} tabIndex={0}>
      <table className="plain">
        <caption>{say.text('records')}</caption>
        <thead>
          <tr>
            <th scope="col">{say.text('recordId')}</th>
            <th scope="col">{say.text('recordSays')}</th>
            <th scope="col">{say.text('recordOn')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <tr key={`${item.record} ${item.code} ${item.on} ${at}`}>
              <th scope="row">
                <code>{item.record}</code>
              </th>
              <td>{saysOf(item, indicator, say)}</td>
              <td className="narrow">{say.shortDay(item.on)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the codes of an indicator’s records say. */
const CODES: Readonly<Record<string, CodesOf>> = {
  'waiting-length': 'priority',
  'waiting-age': 'priority',
  'families-invited': 'priority',
  'alerts-received': 'severity',
  'alerts-open': 'severity',
  'alert-verification-hours': 'severity',
  'alert-answer-hours': 'severity',
  'gaps-open': 'sector',
  'gaps-opened': 'sector',
  'escalations-opened': 'urgency',
  'escalation-outcomes': 'escalation-outcome',
  'work-overdue': 'process',
  'cases-by-stage': 'case-stage',
  'stage-days': 'case-stage',
  outcomes: 'case-outcome',
  'plans-by-stage': 'plan-stage',
};

function saysOf({ line, code }: RecordSeen, indicator: string, say: Say): string {
  const codes = CODES[indicator];
  const parts = [line && say.code('line', line), code && codes && say.code(codes, code)];
  return parts.filter(Boolean).join(' · ') || '—';
}

import { useEffect, useRef } from 'react';
import { CODES_BEHIND, titleOf, type Alarm } from '../data/alarm.js';
import { alarmQuestion, alarmRecordsQuestion, recordsQuestion } from '../data/questions.js';
import { useAnswer } from '../data/use-answer.js';
import { usePages } from '../data/use-pages.js';
import { useLook } from '../url/use-view.js';
import { useWords, type Say } from '../words/use-words.js';
import type { CodesOf } from '../words/codes.js';
import { More } from './more.js';
import { Shown } from './section.js';
import { useSeen } from './seen.js';

/** A record behind a figure (`IndicatorRecordDto` of the service of reporting): no name. */
interface RecordSeen {
  kind: string;
  record: string;
  line: string;
  code: string;
  on: string;
}

interface Props {
  /** Undefined while that is not known. */
  title?: string;
  /** A page of them, behind a cursor. */
  questionOf: (cursor?: string) => string;
  /** What their codes say. */
  codes?: CodesOf;
}

/** The records that a figure counts, over the page; it is a view of its own, so going back closes it. */
export function Records({ title, questionOf, codes }: Props) {
  const say = useWords();
  const { go } = useLook();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  const close = (): void => go({ records: undefined, code: undefined, alarm: undefined });
  const onCancel = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    close();
  };
  return (
    <dialog ref={dialog} className="records" aria-labelledby="records-title" onCancel={onCancel}>
      <h2 id="records-title">{say.text('records')}</h2>
      {title ? <p className="lead">{title}</p> : null}
      <p className="note">{say.text('recordsLead')}</p>
      <RecordList questionOf={questionOf} codes={codes} />
      <p>
        <button type="button" onClick={close}>
          {say.text('close')}
        </button>
      </p>
    </dialog>
  );
}

/** Behind a figure of an indicator, in the period that is looked at. */
export function RecordsOfIndicator({ indicator, commune }: { indicator: string; commune: string }) {
  const say = useWords();
  const { view } = useLook();
  const { indicators } = useSeen();
  return (
    <Records
      title={indicators.get(indicator)?.name[say.language] ?? indicator}
      questionOf={(cursor) => recordsQuestion(view, commune, cursor)}
      codes={CODES[indicator]}
    />
  );
}

/** Behind an alarm, as they stand today. */
export function RecordsOfAlarm({ id }: { id: string }) {
  const say = useWords();
  const answer = useAnswer<Alarm>(alarmQuestion(id));
  const alarm = answer.state === 'there' ? answer.value : undefined;
  return (
    <Records
      title={alarm && titleOf(alarm, say)}
      questionOf={(cursor) => alarmRecordsQuestion(id, cursor)}
      codes={alarm && CODES_BEHIND[alarm.rule]}
    />
  );
}

function RecordList({ questionOf, codes }: Pick<Props, 'questionOf' | 'codes'>) {
  const say = useWords();
  const answer = usePages<RecordSeen>(questionOf);
  return (
    <Shown answer={answer}>
      {({ items, isLoading, more }) =>
        items.length === 0 ? (
          <p className="empty">{say.text('recordsNone')}</p>
        ) : (
          <>
            <RecordTable items={items} codes={codes} />
            <More isLoading={isLoading} more={more} />
          </>
        )
      }
    </Shown>
  );
}

function RecordTable({ items, codes }: { items: readonly RecordSeen[]; codes?: CodesOf }) {
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
              <td>{saysOf(item, codes, say)}</td>
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

function saysOf({ line, code }: RecordSeen, codes: CodesOf | undefined, say: Say): string {
  const parts = [line && say.code('line', line), code && codes && say.code(codes, code)];
  return parts.filter(Boolean).join(' · ') || '—';
}

import type { ReactNode } from 'react';
import type { Row, Shown } from '../data/figure.js';
import { useWords } from '../words/use-words.js';
import { Amount, type As } from './amount.js';
import { useMayOpen } from './seen.js';
import { ViewLink } from './view-link.js';

export interface Column {
  head: string;
  of(code: string): Shown;
  as?: As;
  /** Drawn as a bar: the longest is the largest of the column. */
  bar?: boolean;
  tone?: 'first' | 'second' | 'bad';
  /** Indicator whose records stand behind each number, by code. */
  opens?: string;
}

interface Props {
  caption: string;
  head: string;
  rows: readonly Pick<Row, 'code'>[];
  name(code: string): ReactNode;
  columns: readonly Column[];
}

/** Bars that are a table as well: whoever does not see them reads the same. */
export function BarTable({ caption, head, rows, name, columns }: Props) {
  const say = useWords();
  const reserved = rows.some(({ code }) => columns.some((column) => column.of(code).kind === 'reserved'));
  return (
    <>
      <table className="bars">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th scope="col" key={column.head} className={column.bar ? 'wide' : 'narrow'}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code }) => (
            <tr key={code}>
              <th scope="row">{name(code)}</th>
              {columns.map((column) => (
                <Cell key={column.head} column={column} code={code} most={mostOf(rows, column)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {reserved ? <p className="note">{say.text('reservedWhy')}</p> : null}
    </>
  );
}

const mostOf = (rows: readonly Pick<Row, 'code'>[], { of }: Column): number =>
  Math.max(...rows.map(({ code }) => of(code)).map((shown) => (shown.kind === 'number' ? shown.value : 0)), 0);

function Cell({ column, code, most }: { column: Column; code: string; most: number }) {
  const { of, as, bar, tone = 'first', opens } = column;
  const shown = of(code);
  const number = <Opened shown={shown} as={as} opens={opens} code={code} />;
  if (!bar) return <td className="narrow">{number}</td>;
  const length = shown.kind === 'number' && most > 0 ? (shown.value / most) * 100 : 0;
  return (
    <td className="wide">
      <span className="bar-row">
        <span className="bar" aria-hidden="true">
          {shown.kind === 'reserved' ? (
            <i className="hatched" />
          ) : (
            <i className={tone} style={{ inlineSize: `${length}%` }} />
          )}
        </span>
        <span className="bar-number">{number}</span>
      </span>
    </td>
  );
}

/** A number; for who may, the way to the records that it counts. */
function Opened({ shown, as, opens, code }: { shown: Shown; as?: As; opens?: string; code: string }) {
  const say = useWords();
  const mayOpen = useMayOpen();
  const number = <Amount shown={shown} as={as} isBrief />;
  if (!opens || !mayOpen || shown.kind !== 'number' || shown.value === 0) return number;
  const label = `${as === 'share' ? say.share(shown.value) : say.count(shown.value)}: ${say.text('seeRecords')}`;
  return (
    <ViewLink to={{ records: opens, code }} label={label}>
      {number}
    </ViewLink>
  );
}

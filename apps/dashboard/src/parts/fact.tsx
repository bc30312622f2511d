import type { ReactNode } from 'react';
import type { Shown } from '../data/figure.js';
import { Amount, type As } from './amount.js';

interface Props {
  name: string;
  shown: Shown;
  as?: As;
  unit?: string;
  more?: ReactNode;
}

/** A figure with its name, in a list of them. */
export function Fact({ name, shown, as, unit, more }: Props) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <span className="fact-number">
          <Amount shown={shown} as={as} unit={unit} />
        </span>
        {more ? <span className="small"> {more}</span> : null}
      </dd>
    </div>
  );
}

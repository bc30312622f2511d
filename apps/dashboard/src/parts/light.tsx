import type { Light } from '@oln/contracts/processes';
import { useWords } from '../words/use-words.js';

/** Each has a shape of its own: who tells no colours apart tells these. */
const SHAPES: Readonly<Record<Light, string>> = {
  green: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z',
  yellow: 'M8 .8 15.2 8 8 15.2.8 8z',
  red: 'M8 1.2 15.4 14.4H.6z',
  none: 'M2 6.5h12v3H2z',
};

/** A state: a colour, a shape and, first of all, words. */
export function State({ tone, text }: { tone: Light; text: string }) {
  return (
    <span className={`light ${tone}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SHAPES[tone]} />
      </svg>
      {text}
    </span>
  );
}

export function TrafficLight({ light }: { light: Light }) {
  const say = useWords();
  return <State tone={light} text={say.text(`light.${light}`)} />;
}

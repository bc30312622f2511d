import type { Light } from '../data/commitment.js';
import { useWords } from '../words/use-words.js';

/** Each has a shape of its own: who tells no colours apart tells these. */
const SHAPES: Readonly<Record<Light, string>> = {
  green: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z',
  amber: 'M8 .8 15.2 8 8 15.2.8 8z',
  red: 'M8 1.2 15.4 14.4H.6z',
};

export function TrafficLight({ light }: { light: Light }) {
  const say = useWords();
  return (
    <span className={`light ${light}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SHAPES[light]} />
      </svg>
      {say.text(`light.${light}`)}
    </span>
  );
}

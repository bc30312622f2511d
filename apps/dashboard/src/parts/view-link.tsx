import type { MouseEvent, ReactNode } from 'react';
import { useLook } from '../url/use-view.js';
import type { View } from '../url/view.js';

/** The browser’s own: a link in another tab, or a file beside it. */
export const isForElsewhere = ({ metaKey, ctrlKey, shiftKey, button }: MouseEvent): boolean =>
  metaKey || ctrlKey || shiftKey || button !== 0;

interface Props {
  to: Partial<View>;
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A link to another view of this page: it can be opened elsewhere, and leads there without loading the page anew. */
export function ViewLink({ to, label, className, children }: Props) {
  const { go, addressOf } = useLook();
  const follow = (event: MouseEvent): void => {
    if (isForElsewhere(event)) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={addressOf(to)} onClick={follow} aria-label={label} className={className}>
      {children}
    </a>
  );
}

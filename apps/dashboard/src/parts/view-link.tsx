import type { MouseEvent, ReactNode } from 'react';
import { useLook } from '../url/use-view.js';
import type { View } from '../url/view.js';

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
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={addressOf(to)} onClick={follow} aria-label={label} className={className}>
      {children}
    </a>
  );
}

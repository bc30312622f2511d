import type { ReactNode } from 'react';
import type { Answer } from '../data/use-answer.js';
import { useLook } from '../url/use-view.js';
import { useWords } from '../words/use-words.js';
import type { TextName } from '../words/texts.es.js';
import { Definitions } from './definitions.js';
import { Trouble, Waiting } from './trouble.js';

interface Props<Value> {
  id: string;
  title: TextName;
  lead?: TextName;
  answer: Answer<Value>;
  /** Indicators that are shown here, to be explained. */
  explains: readonly string[];
  /** Whatever line of action is chosen, this shows all of them. */
  ofAllLines?: boolean;
  className?: string;
  children: (value: Value) => ReactNode;
}

/** A part of the page with its heading, once its figures are there. */
export function Section<Value>({
  id,
  title,
  lead,
  answer,
  explains,
  ofAllLines,
  className = '',
  children,
}: Props<Value>) {
  const say = useWords();
  const { view } = useLook();
  return (
    <section
      className={`panel ${className}`}
      aria-labelledby={id}
      aria-busy={answer.state === 'waiting' || answer.state === 'slow'}
    >
      <h2 id={id}>{say.text(title)}</h2>
      {lead ? <p className="lead">{say.text(lead)}</p> : null}
      {ofAllLines && view.line ? <p className="note">{say.text('noLine')}</p> : null}
      <Shown answer={answer} isQuiet>
        {children}
      </Shown>
      {answer.state === 'there' ? <Definitions ids={explains} /> : null}
    </section>
  );
}

interface ShownProps<Value> {
  answer: Answer<Value>;
  isQuiet?: boolean;
  children: (value: Value) => ReactNode;
}

export function Shown<Value>({ answer, isQuiet, children }: ShownProps<Value>) {
  if (answer.state === 'failed') return <Trouble problem={answer.problem} retry={answer.retry} isQuiet={isQuiet} />;
  if (answer.state === 'there') return <>{children(answer.value)}</>;
  return <Waiting isSlow={answer.state === 'slow'} />;
}

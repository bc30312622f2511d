import { useContext, useState, type MouseEvent } from 'react';
import type { Problem } from '../data/answers.js';
import { AnswersContext } from '../data/use-answer.js';
import { useWords } from '../words/use-words.js';
import { Trouble } from './trouble.js';
import { isForElsewhere } from './view-link.js';

/** A file and its address, which is let go once the browser has had time to take it. */
const KEPT_MS = 60_000;

function save(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

interface Props {
  href: string;
  /** `PDF` */
  format: string;
  /** Of what, for who hears the link alone. */
  what: string;
  /** How it is called where the house does not say. */
  file: string;
}

/** A link to a file. It is fetched here, so that what is refused, or takes long, is told on this page and in its words. */
export function Download({ href, format, what, file }: Props) {
  const say = useWords();
  const answers = useContext(AnswersContext);
  const [state, setState] = useState<'ready' | 'waiting' | Problem>('ready');
  const load = async (): Promise<void> => {
    setState('waiting');
    const told = await answers.file(href);
    if ('problem' in told) return setState(told.problem);
    save(told.value.bytes, told.value.name ?? file);
    setState('ready');
  };
  const follow = (event: MouseEvent): void => {
    if (isForElsewhere(event)) return;
    event.preventDefault();
    if (state !== 'waiting') void load();
  };
  const text = say.text('downloadAs', { format });
  return (
    <div className="download">
      <a className="button" href={href} download={file} onClick={follow} aria-label={`${text}: ${what}`}>
        {text}
      </a>
      <span className="small" role="status">
        {state === 'waiting' ? say.text('preparing') : ''}
      </span>
      {typeof state === 'object' ? <Trouble problem={state} retry={() => void load()} /> : null}
    </div>
  );
}

import type { Problem } from '../data/answers.js';
import { useWords } from '../words/use-words.js';

interface Props {
  problem: Problem;
  retry: () => void;
  /** Told where it stands only: another one was read aloud already. */
  isQuiet?: boolean;
}

/** What went wrong, as the house says it in the reader’s language, and a way to try again. */
export function Trouble({ problem, retry, isQuiet = false }: Props) {
  const say = useWords();
  const isSilent = problem.status === 0;
  return (
    <div className="trouble" role={isQuiet ? undefined : 'alert'}>
      <p className="trouble-title">{say.text(isSilent ? 'noAnswerTitle' : 'failedTitle')}</p>
      <p>{isSilent ? say.text('noAnswerDetail') : [problem.title, problem.detail].filter(Boolean).join('. ')}</p>
      {problem.code ? <p className="small">{say.text('errorCode', { code: problem.code })}</p> : null}
      <button type="button" onClick={retry}>
        {say.text('retry')}
      </button>
    </div>
  );
}

/** The place of what is not there yet. */
export function Waiting({ isSlow }: { isSlow: boolean }) {
  const say = useWords();
  return (
    <div className="waiting">
      <p>{say.text(isSlow ? 'slow' : 'loading')}</p>
      <div className="waiting-lines" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

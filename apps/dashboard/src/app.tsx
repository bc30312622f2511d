import { useMemo, useState } from 'react';
import { Dashboard } from './dashboard.js';
import { Answers } from './data/answers.js';
import { scopeWithin } from './data/scope.js';
import { AnswersContext, useAnswer } from './data/use-answer.js';
import { viewerOf, type Me, type Viewer } from './data/viewer.js';
import { Notice, OtherOffice, OutOfReach, SignedOut } from './parts/notices.js';
import { PageFrame } from './parts/page-frame.js';
import { Trouble, Waiting } from './parts/trouble.js';
import { LookingContext, useLook, useLooking } from './url/use-view.js';
import { sayIn, useWords, WordsContext } from './words/use-words.js';

/** The page, in the language of the reader. */
export function App() {
  const looking = useLooking();
  const { language } = looking.view;
  const [office, setOffice] = useState(0);
  const say = useMemo(() => sayIn(language), [language]);
  // Who changes offices sees nothing of what the one before has answered.
  const answers = useMemo(() => new Answers(language), [language, office]);
  return (
    <LookingContext value={looking}>
      <WordsContext value={say}>
        <AnswersContext value={answers}>
          <SignedIn moved={() => setOffice(office + 1)} />
        </AnswersContext>
      </WordsContext>
    </LookingContext>
  );
}

/** Who looks is asked first: what they may see decides what is asked for at all. */
function SignedIn({ moved }: { moved: () => void }) {
  const me = useAnswer<Me>('/auth/me');
  const viewer = useMemo(() => (me.state === 'there' && me.value ? viewerOf(me.value) : undefined), [me]);
  if (me.state === 'failed')
    return (
      <PageFrame>
        {me.problem.status === 401 || me.problem.status === 404 ? (
          <SignedOut />
        ) : (
          <Trouble problem={me.problem} retry={me.retry} />
        )}
      </PageFrame>
    );
  if (me.state !== 'there')
    return (
      <PageFrame>
        <Waiting isSlow={me.state === 'slow'} />
      </PageFrame>
    );
  return (
    <PageFrame person={me.value?.person}>
      <Allowed viewer={viewer} moved={moved} />
    </PageFrame>
  );
}

function Allowed({ viewer, moved }: { viewer: Viewer | undefined; moved: () => void }) {
  const say = useWords();
  const { view } = useLook();
  const scope = useMemo(() => viewer && scopeWithin(viewer, view.place), [viewer, view.place]);
  if (!viewer?.mayRead || !scope)
    return (
      <Notice title={say.text('notForYouTitle')}>
        <p>{say.text('notForYouDetail')}</p>
      </Notice>
    );
  if (scope.kind === 'out-of-reach') return <OutOfReach place={scope.place} viewer={viewer} />;
  if (scope.kind === 'other-office') return <OtherOffice place={scope.place} moved={moved} />;
  return <Dashboard viewer={viewer} scope={scope} />;
}

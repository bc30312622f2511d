import type { ReactNode } from 'react';
import { useLook } from '../url/use-view.js';
import { useWords } from '../words/use-words.js';
import { ViewLink } from './view-link.js';

/** What surrounds every state of the page: who one is, the other language, and the way past all that. */
export function PageFrame({ person, children }: { person?: string; children: ReactNode }) {
  const say = useWords();
  const { view } = useLook();
  const other = view.language === 'es' ? 'en' : 'es';
  return (
    <>
      <a className="skip" href="#main">
        {say.text('skip')}
      </a>
      <header className="top">
        <p className="brand">
          <a href="/">OLN</a>
          <span>{say.text('product')}</span>
        </p>
        <div className="top-side">
          <span lang={other}>
            <ViewLink to={{ language: other }}>{say.text('otherLanguage')}</ViewLink>
          </span>
          {person ? <span className="person">{say.text('signedInAs', { person })}</span> : null}
          {person ? <a href="/auth/sessions">{say.text('sessions')}</a> : null}
          {person ? (
            <form method="post" action="/auth/logout">
              <button type="submit">{say.text('signOut')}</button>
            </form>
          ) : null}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <p>{say.text('footer')}</p>
      </footer>
    </>
  );
}

import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { Language } from '../words/language.js';
import { searchOf, viewOf, type View } from './view.js';

const REMEMBERED = 'oln-language';

/** A browser that keeps nothing still shows the page. */
function rememberedLanguage(): Language | undefined {
  try {
    return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : undefined;
  } catch {
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Then it stands in the address alone.
  }
}

const viewNow = (): View => viewOf(location.search, rememberedLanguage());

/** Shows another view, one step of the browser’s history further. */
export type Go = (change: Partial<View>) => void;

export interface Looking {
  view: View;
  go: Go;
  /** Address of the view with something changed, for links. */
  addressOf(change: Partial<View>): string;
}

export function useLooking(): Looking {
  const [view, setView] = useState(viewNow);
  useEffect(() => {
    const back = (): void => setView(viewNow());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  useEffect(() => {
    remember(view.language);
    document.documentElement.lang = view.language;
  }, [view.language]);
  const addressOf = useCallback(
    (change: Partial<View>) => `${location.pathname}${searchOf({ ...view, ...change })}`,
    [view],
  );
  const go = useCallback<Go>(
    (change) => {
      history.pushState(null, '', addressOf(change));
      setView({ ...view, ...change });
    },
    [addressOf, view],
  );
  return { view, go, addressOf };
}

export const LookingContext = createContext<Looking>({
  view: { language: 'es' },
  go: () => undefined,
  addressOf: () => '',
});

export const useLook = (): Looking => useContext(LookingContext);

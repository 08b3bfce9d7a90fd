import type { ComponentType } from 'react';
import type { Key } from '../app/actions/keys.js';
import type { Catalogue } from '../words/catalogue.js';

export type Role = 'counsellor' | 'navigator' | 'clinician' | 'supervisor' | 'manager' | 'privacy-officer' | 'admin' | 'auditor';

/** A part of the console with an address of its own. `screens/all-screens.ts` lists them. */
export interface Screen {
  /** Under /console, such as `people/:id`; its code is loaded when somebody goes there. */
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Who can do something there; left out: all staff. What the server refuses is not decided here. */
  readonly roles?: readonly Role[];
  /** Its place in the navigation; left out: other screens lead to it. */
  readonly nav?: { readonly words: Catalogue<{ readonly name: string }>; readonly icon: IconName; readonly key: Key };
}

export type IconName = 'desk' | 'wall' | 'pipeline' | 'calls' | 'people' | 'reviews' | 'openings' | 'reports' | 'settings';

import { accountScreen } from './account/screen.js';
import { adminScreens } from './admin/screens.js';
import { auditScreen } from './audit/screen.js';
import { deskScreen } from './desk/screen.js';
import { callbacksScreen } from './callbacks/screen.js';
import { intakeScreen } from './intakes/screen.js';
import { openingsScreen } from './openings/screen.js';
import { personScreen } from './people/screen.js';
import { peopleScreen } from './people/search-screen.js';
import { pipelineScreen } from './pipeline/screen.js';
import { reportsScreen } from './reports/screen.js';
import { reviewsScreen } from './reviews/screen.js';
import type { Screen } from './screen.js';
import { usersScreen } from './users/screen.js';
import { wallScreen } from './wall/screen.js';

/** In the order of the navigation; whoever signs in begins with the first that is for them. */
export const allScreens: readonly Screen[] = [
  deskScreen,
  wallScreen,
  callbacksScreen,
  pipelineScreen,
  peopleScreen,
  reviewsScreen,
  reportsScreen,
  openingsScreen,
  auditScreen,
  ...adminScreens,
  personScreen,
  intakeScreen,
  accountScreen,
  usersScreen,
];

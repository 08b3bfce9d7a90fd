import asyncHooks from 'node:async_hooks';
import { Module, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import JestRuntime from 'jest-runtime';
import { setGlobals } from './jest-globals.mjs';
import { sourceMaps } from './source-maps.mjs';

register('./typescript-hooks.mjs', import.meta.url);

function notHere() {
  throw new Error('Test files share their modules: none can be replaced or loaded again. Pass a stand-in instead.');
}

/** Node itself loads the files, once for all test files of a worker. What holds the tests of a file is new for each. */
export default class SharedRuntime extends JestRuntime {
  setMock = notHere;
  setModuleMock = notHere;
  isolateModules = notHere;
  isolateModulesAsync = notHere;
  frameworkStorages = [];

  requireInternalModule(file) {
    const framework = new Module(file);
    const { AsyncLocalStorage } = asyncHooks;
    const made = this.frameworkStorages;
    asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
      constructor() {
        super();
        made.push(this);
      }
    };
    try {
      framework.load(file);
    } finally {
      asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
    }
    return framework.exports;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(file) {
    setGlobals(this.jestGlobals.cjsGlobals(file));
    return import(pathToFileURL(file).href);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  /** As long as they are used, these storages cost something at every promise; one more for each file adds up. */
  teardown() {
    for (const storage of this.frameworkStorages) storage.disable();
    super.teardown();
  }
}

import fs from 'node:fs';
import { runNode } from '../processes/run-node.mjs';

const JEST = ['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** A suite that does not load ran none of its tests, and a Jest that died wrote nothing: neither may look like success. */
function countResults(resultFile, code) {
  let result;
  try {
    result = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1 };
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Runs Jest with its own report on the screen: { passed, failed, code }. */
export async function runJest(args, { env, resultFile, guard }) {
  const { code } = await runNode([...JEST, '--passWithNoTests', '--json', `--outputFile=${resultFile}`, ...args], { env, guard });
  return { ...countResults(resultFile, code), code };
}

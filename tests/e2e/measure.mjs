// Fluency, measured in the browser: the longest task while something is being done. Browsers report
// tasks over 50 ms only, so zero means "none that a hand would feel".

/** The limit in milliseconds above which a task is felt. */
export const LONGEST_TASK = 50;

/** The middle of an odd number of values. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Runs the steps and gives the longest task in milliseconds, from before the first step until the
 * page has nothing left to do. The steps work by mouse and keyboard: what `page.evaluate` runs is not
 * counted by the browser as a task of the page.
 */
export async function longestTask(page, steps) {
  await page.evaluate(() => {
    window.longTasks = [];
    window.longTaskObserver = new PerformanceObserver((list) => {
      window.longTasks.push(...list.getEntries().map((entry) => entry.duration));
    });
    window.longTaskObserver.observe({ type: 'longtask' });
  });
  await steps(page);
  return page.evaluate(async () => {
    // Two frames and an idle moment: what the last step started is through, and reported.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((idle) => requestIdleCallback(idle));
    window.longTasks.push(...window.longTaskObserver.takeRecords().map((entry) => entry.duration));
    window.longTaskObserver.disconnect();
    return Math.round(Math.max(0, ...window.longTasks));
  });
}

/** The median of the longest tasks of five runs of the same steps. */
export async function medianOfFive(page, steps) {
  const longest = [];
  for (let run = 0; run < 5; run += 1) longest.push(await longestTask(page, steps));
  return median(longest);
}

/** What this machine adds by itself: the same figure for sixty frames of an empty page. */
export async function noise(context) {
  const page = await context.newPage();
  await page.setContent('<!DOCTYPE html><title>empty</title>');
  const frames = () =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame);
    });
  const figure = await medianOfFive(page, frames);
  await page.close();
  return figure;
}

// Filling in a plan, as several tests begin.

/** Starts an empty plan and goes to a section of its deployment. */
export async function startEmpty(page, name, section = 'workloads') {
  await page.getByLabel('Name of the plan').fill(name);
  await page.getByRole('button', { name: 'Start empty' }).click();
  await toDeployment(page);
  await goTo(page, section);
}

/** Goes from any page of the plan to its deployment. */
export async function toDeployment(page) {
  await page.locator('.nav a[href*="/deployment/"]').click();
  await page.locator('.section-nav').waitFor();
}

/** Goes to that section of the deployment. */
export async function goTo(page, section) {
  await page.locator(`.section-nav a[href$="/deployment/${section}"]`).click();
  await page.locator(`.section-nav a[href$="/deployment/${section}"][aria-current]`).waitFor();
}

export const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
export const drawer = (page) => page.locator('aside.drawer');
export const names = (page) => page.locator('table[role=grid] input[aria-label="Name"]');
export const valuesOf = (locator) => locator.evaluateAll((inputs) => inputs.map((input) => input.value));

/** Adds a workload, and leaves its panel open. */
export async function addWorkload(page, name) {
  await page.getByRole('button', { name: 'Add workload' }).click();
  await drawer(page).getByLabel('Name', { exact: true }).fill(name);
}

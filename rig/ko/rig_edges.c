// SPDX-License-Identifier: GPL-2.0
// Edges on lines of the simulated GPIO chip, made by the kernel itself: a program that writes the pulls one by one is too slow, emulated, and keeps
// no pace. The lines go up and down in turn, from low.
//   echo 5,6,12 >lines; echo 1000 >hz; echo 2000 >run       2000 edges on each of the three, 1000 a second; returns when it is done
// With 0 hz each edge is made once the one before it has been handled: none is merged with another, as they are when they come too fast.
#include <linux/delay.h>
#include <linux/gpio/consumer.h>
#include <linux/gpio/driver.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pinctrl/pinconf-generic.h>
#include <linux/sched/signal.h>

static unsigned int lines[32], count, hz, took_us;
module_param_array(lines, uint, &count, 0644);
MODULE_PARM_DESC(lines, "offsets of the lines");
module_param(hz, uint, 0644);
MODULE_PARM_DESC(hz, "edges a second on each; 0 as soon as the one before has been handled");
module_param(took_us, uint, 0444);
MODULE_PARM_DESC(took_us, "how long the last run took");

static int rig_edge(struct gpio_device *gdev, unsigned int line, bool up)
{
	unsigned long pull = pinconf_to_config_packed(up ? PIN_CONFIG_BIAS_PULL_UP : PIN_CONFIG_BIAS_PULL_DOWN, 1);
	struct gpio_chip *chip = gpio_device_get_chip(gdev);
	bool pending;
	int irq, r;

	if (line >= chip->ngpio)
		return -EINVAL;
	irq = gpiod_to_irq(gpio_device_get_desc(gdev, line));
	r = chip->set_config(chip, line, pull);
	if (r || hz)
		return r;
	do {
		pending = false; // so it stays for a line that nobody watches
		r = irq_get_irqchip_state(irq, IRQCHIP_STATE_PENDING, &pending);
	} while (!r && pending);
	synchronize_irq(irq); // its thread as well
	return r;
}

static void rig_wait_until(ktime_t at)
{
	s64 us = ktime_us_delta(at, ktime_get());

	if (us > 200)
		usleep_range(us - 100, us - 50);
	while (ktime_before(ktime_get(), at))
		cpu_relax();
}

static int rig_run(const char *text, const struct kernel_param *param)
{
	struct gpio_device *gdev;
	unsigned int edges, i, j;
	ktime_t began = ktime_get();
	int r = kstrtouint(text, 0, &edges);

	if (r)
		return r;
	gdev = gpio_device_find_by_label("pinctrl-bcm2711");
	if (!gdev)
		return -ENODEV;
	migrate_disable(); // interrupts of gpio-sim come to the processor that made them
	for (i = 0; !r && i < edges; i++) {
		if (signal_pending(current))
			r = -EINTR;
		if (hz)
			rig_wait_until(ktime_add_ns(began, div_u64((u64)i * NSEC_PER_SEC, hz)));
		for (j = 0; !r && j < count; j++)
			r = rig_edge(gdev, lines[j], i % 2 == 0);
		cond_resched();
	}
	migrate_enable();
	took_us = ktime_us_delta(ktime_get(), began);
	gpio_device_put(gdev);
	return r;
}

static const struct kernel_param_ops rig_run_ops = { .set = rig_run };
module_param_cb(run, &rig_run_ops, NULL, 0200);
MODULE_PARM_DESC(run, "makes so many edges on each line");
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("edges on gpio-sim's lines");

"""Tests of the complaint router.

They import aiogram as the product does, which takes less than half of the time.
"""

from router.lazy_aiogram import import_aiogram

import_aiogram()
